/** The built-in playbook, put into the bundle at build time (scripts/virtual-modules.mjs). */
declare module 'civicclause:playbook' {
  const playbook: import('./types').PlaybookSource;
  export default playbook;
}
