import type { Language } from '../../text/types';

const en = {
  description: 'answer assistants that speak the Model Context Protocol, over standard input and output',
  root: 'folder whose documents may be read, with all below it; may be given several times (default: the current folder)',
  folder: 'folder',
  after: `
Set it up in your assistant as a server that is started by a command, for example:

  {"mcpServers": {"civicclause": {"command": "civicclause", "args": ["mcp", "--root", "contracts"]}}}

Tools: review, list_missing, explain, propose_wording, list_clauses. They read documents (Markdown, YAML, text) below the folders
named, and write nothing. Civic Clause sends nothing anywhere; the assistant may send what it is told to the service behind it.`,
  notAFolder: (path: string) => `--root: ${path} is not a folder that can be read`,
  titles: {
    review: 'Review the clauses of a document',
    list_missing: 'List missing clauses',
    explain: 'Explain a clause',
    propose_wording: 'Propose wording for a clause',
    list_clauses: 'List the clauses of the playbook',
  },
  outside: (path: string) =>
    `${path} is not below a folder that this server may read. Whoever sets the server up names folders with --root.`,
  notADocument: (path: string) => `${path} is no document that is reviewed: Markdown, YAML or plain text (.md, .yaml, .txt).`,
  notRecognised: (path: string) =>
    `${path} does not read like a request for proposals or an agreement, so it was not reviewed. If it is one, say so with kind: rfp or agreement.`,
};

export type McpProse = typeof en;

const fr: McpProse = {
  description: 'répondre aux assistants qui parlent le Model Context Protocol, par l’entrée et la sortie standard',
  root: 'dossier dont les documents peuvent être lus, avec tout ce qu’il contient\u202f; peut être donné plusieurs fois (par défaut\u00a0: le dossier courant)',
  folder: 'dossier',
  after: `
À inscrire dans votre assistant comme un serveur lancé par une commande, par exemple :

  {"mcpServers": {"civicclause": {"command": "civicclause", "args": ["mcp", "--root", "contrats"]}}}

Outils\u00a0: review, list_missing, explain, propose_wording, list_clauses. Ils lisent les documents (Markdown, YAML, texte) sous les
dossiers nommés, et n’écrivent rien. Civic Clause n’envoie rien nulle part\u202f; l’assistant peut envoyer ce qui lui est dit au service
dont il dépend.`,
  notAFolder: (path) => `--root\u00a0: ${path} n’est pas un dossier qui peut être lu`,
  titles: {
    review: 'Examiner les clauses d’un document',
    list_missing: 'Lister les clauses absentes',
    explain: 'Expliquer une clause',
    propose_wording: 'Proposer une formulation de clause',
    list_clauses: 'Lister les clauses du référentiel',
  },
  outside: (path) =>
    `${path} n’est pas sous un dossier que ce serveur peut lire. Ces dossiers se nomment par --root, en inscrivant le serveur.`,
  notADocument: (path) => `${path} n’est pas un document à examiner\u00a0: Markdown, YAML ou texte brut (.md, .yaml, .txt).`,
  notRecognised: (path) =>
    `${path} ne se lit pas comme un appel de propositions ni comme un contrat\u202f; il n’a donc pas été examiné. S’il en est un, le dire par kind\u00a0: rfp ou agreement.`,
};

/** What `civicclause mcp` says beside the answers. */
export const mcpProse: Record<Language, McpProse> = { en, fr };
