const PAGE_NUMBER =
  /^(?:[-–—[( ]*(?:page|p\.|pg\.?)[ {2}]*\d{1,4}(?:[ {2}]*(?:of|de|sur|\/)[ {2}]*\d{1,4})?[-–—\]) .]*|[-–—]+[ {2}]*\d{1,4}[ {2}]*[-–—]+|\d{1,4}[ {2}]*(?:of|de|sur|\/)[ {2}]*\d{1,4}|\d{1,3})$/i;
/** Repeats in a form for every signatory, on every page. */
const FORM = /_{3,}|\.{5,}|^(?:by|name|title|date|signature|nom|titre|par|signed|witness)\b/i;

/** A page number standing alone. */
export function isPageNumber(text: string): boolean {
  return text.length < 40 && PAGE_NUMBER.test(text);
}

/** Indices of the lines that are running headers, running footers or page numbers. Lines are trimmed; `\f` is a page's end. */
export function pageFurniture(lines: readonly string[]): Set<number> {
  const counts = new Map<string, number[]>();
  const found = new Set<number>();
  const edges = pageEdges(lines);
  lines.forEach((text, i) => {
    if (text === '' || text === '\f' || text.length > 120) return;
    const alone = (lines[i - 1] ?? '').length <= 1 && (lines[i + 1] ?? '').length <= 1;
    if (isPageNumber(text) && (/\D/.test(text) || edges.has(i) || alone)) found.add(i);
    else if ((alone || edges.has(i)) && !FORM.test(text)) {
      const key = text.replace(/\d+/g, '#').replace(/\s+/g, ' ');
      const seen = counts.get(key);
      if (seen) seen.push(i);
      else counts.set(key, [i]);
    }
  });
  for (const [key, places] of counts) {
    if (places.length < 3 || !/\p{L}{3}/u.test(key)) continue;
    const atEdge = places.filter((i) => edges.has(i)).length;
    // Away from a page's edge only what carries a page number, or comes again and again word for word, is furniture.
    if (
      atEdge * 2 >= places.length ||
      (/\bpage #/i.test(key) && places.length >= 3) ||
      (places.length >= 4 && key.length >= 20 && !/[.;:]$/.test(key))
    ) {
      for (const i of places) found.add(i);
    }
  }
  return found;
}

/** The two lines with text before and after each form feed. */
function pageEdges(lines: readonly string[]): Set<number> {
  const edges = new Set<number>();
  lines.forEach((text, i) => {
    if (text !== '\f') return;
    for (const step of [-1, 1]) {
      let left = 2;
      for (let j = i + step; left > 0 && j >= 0 && j < lines.length && Math.abs(j - i) < 8; j += step) {
        if (lines[j] === '\f') break;
        if (lines[j] === '') continue;
        edges.add(j);
        left--;
      }
    }
  });
  return edges;
}
