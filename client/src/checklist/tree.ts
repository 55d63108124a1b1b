import * as vscode from 'vscode';
import { themeIconOf } from './icons';
import type { Face, Line } from './nodes';

/** A line with its place in the tree. It stays the same object for as long as there is a line of its id. */
export interface Node extends Omit<Line, 'lines'> {
  parent?: Node;
  children: Node[];
}

/** Command of every line that leads somewhere; its argument is the id of the line. */
export const goTo = 'civicClause.checklistGoTo';

/** The lines as VS Code asks for them. Lines that stay as they were are not asked for again, so nothing folds, scrolls or loses the selection. */
export class ChecklistTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changes = new vscode.EventEmitter<Node[] | undefined>();
  readonly onDidChangeTreeData = this.#changes.event;
  #nodes = new Map<string, Node>();
  #roots: Node[] = [];

  /** `help`: Markdown about a clause, for its tooltip. */
  constructor(readonly help: (clause: string) => Promise<string | null>) {}

  get roots(): readonly Node[] {
    return this.#roots;
  }

  find(id: string): Node | undefined {
    return this.#nodes.get(id);
  }

  /** Shows these lines instead. */
  show(lines: Line[]): void {
    const nodes = new Map<string, Node>();
    const changed: Node[] = [];
    const before = this.#roots;
    this.#roots = lines.map((line) => this.#take(line, undefined, nodes, changed, false));
    this.#nodes = nodes;
    if (!isSame(before, this.#roots)) this.#changes.fire(undefined);
    else if (changed.length > 0) this.#changes.fire(changed);
  }

  getChildren(node?: Node): Node[] {
    return node ? node.children : this.#roots;
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  getTreeItem({ id, face, children, quotations, clause }: Node): vscode.TreeItem {
    const state = vscode.TreeItemCollapsibleState;
    const folding = children.length === 0 ? state.None : face.expanded ? state.Expanded : state.Collapsed;
    const item = new vscode.TreeItem(face.label, folding);
    item.id = id;
    item.description = face.description;
    item.iconPath = themeIconOf(face.icon);
    item.contextValue = face.context;
    item.accessibilityInformation = { label: face.spoken };
    item.tooltip = face.tooltip;
    if (clause && (quotations.length > 0 || clause.findings.length > 0))
      item.command = { command: goTo, title: vscode.l10n.t('Go to the Text'), arguments: [id] };
    return item;
  }

  async resolveTreeItem(item: vscode.TreeItem, { clause, face }: Node): Promise<vscode.TreeItem> {
    if (!clause || face.tooltip !== undefined) return item;
    const help = await this.help(clause.id).catch(() => null);
    // Not trusted: it quotes the document.
    if (help !== null) item.tooltip = new vscode.MarkdownString(help);
    return item;
  }

  dispose(): void {
    this.#changes.dispose();
  }

  #take(line: Line, parent: Node | undefined, nodes: Map<string, Node>, changed: Node[], told: boolean): Node {
    const known = this.#nodes.get(line.id);
    const node: Node = known ?? { ...line, children: [] };
    // How a line first comes up; afterwards it is the user who folds.
    const face = known ? { ...line.face, expanded: known.face.expanded } : line.face;
    const ids = line.lines.map(({ id }) => id);
    const differs =
      known !== undefined && (!isSameFace(known.face, face) || ids.join(' ') !== known.children.map(({ id }) => id).join(' '));
    if (differs && !told) changed.push(node);
    Object.assign(node, { face, clause: line.clause, theme: line.theme, quotations: line.quotations, parent });
    nodes.set(line.id, node);
    node.children = line.lines.map((child) => this.#take(child, node, nodes, changed, told || differs || !known));
    return node;
  }
}

function isSame(before: readonly Node[], after: readonly Node[]): boolean {
  return before.length === after.length && before.every((node, i) => node === after[i]);
}

function isSameFace(a: Face, b: Face): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
