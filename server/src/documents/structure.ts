import { beginsEntry, type Flow, type FlowHeading, type FlowItem, type FlowParagraph, type RichText } from './flow';
import { findHeading, headingFrom, isSentence, isTitlePhrase, mergeHeadings } from './headings';
import { demoteRuns, nestItems } from './items';
import { sourceSpan } from './mapped';
import { enumeratorOf } from './numbering';
import { splitClauses, splitLines } from './splitting';
import { isDefinitionsTitle } from './vocabulary';

/**
 * Gives the paragraphs of a tree their meaning: headings written as bold lines or numbered paragraphs, run-in headings,
 * and lists written as numbered paragraphs. `definitions`: whether the text before stood, and the text after stands, under a
 * heading of definitions.
 */
export function structure(flows: readonly Flow[], plain: boolean, definitions: boolean): { flows: Flow[]; definitions: boolean } {
  const structurer = new Structurer(plain, definitions);
  const structured = structurer.siblings(flows, undefined);
  return { flows: structured, definitions: structurer.definitions };
}

class Structurer {
  readonly #plain: boolean;
  #definitions: boolean;

  constructor(plain: boolean, definitions: boolean) {
    this.#plain = plain;
    this.#definitions = definitions;
  }

  get definitions(): boolean {
    return this.#definitions;
  }

  siblings(flows: readonly Flow[], item: FlowItem | undefined): Flow[] {
    const out: Flow[] = [];
    flows.forEach((flow, i) => {
      switch (flow.type) {
        case 'paragraph':
          for (const found of this.#paragraph(flow, i === 0 ? item : undefined, flows.length === 1, item !== undefined))
            this.#push(out, found);
          break;
        case 'heading':
          this.#heading(out, flow);
          break;
        case 'list':
          this.#push(out, { ...flow, items: flow.items.map((each) => this.#item(each)) });
          break;
        case 'quote':
          this.#push(out, { ...flow, children: this.siblings(flow.children, undefined) });
          break;
        default:
          this.#push(out, flow);
      }
    });
    return nestItems(demoteRuns(out), this.#plain);
  }

  #heading(out: Flow[], flow: FlowHeading): void {
    if (flow.style === 'key' || flow.number !== undefined || flow.marker) this.#push(out, flow);
    else if (flow.content.text.trim() === '') out.push({ type: 'break', range: flow.range });
    else if (swallowsText(flow.content.text)) {
      const paragraph: FlowParagraph = { type: 'paragraph', content: flow.content, indent: 0, range: flow.range };
      for (const found of this.#paragraph(paragraph, undefined, false, false)) this.#push(out, found);
    } else this.#push(out, headingFrom(flow.content, 0, flow.style, flow.rank, undefined), flow);
  }

  #item(item: FlowItem): FlowItem {
    return { ...item, children: this.siblings(item.children, item) };
  }

  #push(out: Flow[], flow: Flow, original?: Flow): void {
    const above = out[out.length - 1];
    if (flow.type === 'paragraph' && above?.type === 'heading' && isLoneLabel(above) && isTitleBelow(flow)) {
      // `APPENDIX B` and, below it, `Indemnity and Insurance`.
      out[out.length - 1] = mergeHeadings(above, headingFrom(flow.content, 0, above.style, above.rank, undefined));
      return;
    }
    if (flow.type !== 'heading') {
      out.push(flow);
      return;
    }
    const heading = original ? { ...flow, range: original.range } : flow;
    const last = out[out.length - 1];
    // `ARTICLE 10` and, below it, `TERMINATION`.
    if (
      last?.type === 'heading' &&
      isLoneLabel(last) &&
      !beginsEntry(heading) &&
      heading.number === undefined &&
      (heading.style === 'bold' || heading.style === 'plain' || heading.rank >= last.rank)
    ) {
      out[out.length - 1] = mergeHeadings(last, heading);
    } else out.push(heading);
    this.#definitions = isDefinitionsTitle((out[out.length - 1] as typeof heading).content.text);
  }

  #paragraph(flow: FlowParagraph, item: FlowItem | undefined, alone: boolean, inItem: boolean): Flow[] {
    if (flow.keys || flow.marker) return [flow];
    const out: Flow[] = [];
    const parts = splitLines(flow.content).flatMap(splitClauses);
    parts.forEach((part, i) => {
      let content: RichText | undefined = part;
      // A heading may be followed by another: `ARTICLE 2. Services. 2.1 Scope. The Vendor …`.
      for (let rounds = 0; content && rounds < 3; rounds++) {
        const found = findHeading(content, {
          ...(item && i === 0 && rounds === 0 ? { number: item.number } : {}),
          definitions: this.#definitions,
          alone: alone && parts.length === 1,
          plain: this.#plain,
        });
        if (!found || (inItem && !item)) break;
        out.push(found.heading);
        this.#definitions = isDefinitionsTitle(found.heading.content.text);
        content = found.body;
      }
      if (content && content.text.trim() !== '') out.push(paragraphOf(content, flow.indent));
    });
    return out;
  }
}

function isLoneLabel(heading: FlowHeading): boolean {
  return heading.content.text === '' && (heading.style === 'article' || /^[a-z]/i.test(heading.number ?? ''));
}

function isTitleBelow(flow: FlowParagraph): boolean {
  const { text } = flow.content;
  return (
    !flow.keys &&
    !text.includes('\n') &&
    text.length <= 90 &&
    !/[.;:,]\s*$/.test(text) &&
    isTitlePhrase(text) &&
    enumeratorOf(text) === undefined
  );
}

/** Text that was made a heading (`### The Vendor shall …`) is text all the same. */
function swallowsText(title: string): boolean {
  return title.length > 60 && (title.length > 220 || isSentence(title));
}

function paragraphOf(content: RichText, indent: number): FlowParagraph {
  return { type: 'paragraph', content, indent, range: sourceSpan(content, 0, content.text.length) };
}
