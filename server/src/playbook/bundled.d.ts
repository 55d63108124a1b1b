/** The built-in playbook as its files say it (scripts/virtual-modules.mjs). */
declare module 'civicclause:playbook' {
  const playbook: import('./types').PlaybookSource;
  export default playbook;
}

/** The same, compiled; read when it is asked for. */
declare module 'civicclause:compiled-playbook' {
  export default function read(): import('./tables').PlaybookTables;
}
