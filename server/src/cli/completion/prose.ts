import type { Language } from '../../text/types';

const en = {
  description: 'print a script that completes commands and options in a shell',
  shell: 'bash, zsh, fish, powershell',
  after: `
Examples:
  civicclause completion bash >> ~/.bashrc
  civicclause completion zsh >> ~/.zshrc
  civicclause completion fish > ~/.config/fish/completions/civicclause.fish
  civicclause completion powershell >> $PROFILE`,
};

const fr: typeof en = {
  description: 'imprimer un script qui complète commandes et options dans un interpréteur de commandes',
  shell: 'bash, zsh, fish, powershell',
  after: `
Exemples :
  civicclause completion bash >> ~/.bashrc
  civicclause completion zsh >> ~/.zshrc
  civicclause completion fish > ~/.config/fish/completions/civicclause.fish
  civicclause completion powershell >> $PROFILE`,
};

export const completionProse: Record<Language, typeof en> = { en, fr };
