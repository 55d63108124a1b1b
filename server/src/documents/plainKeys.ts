/** A key and its value in one line: in quotation marks without escapes, or plain. */
const LINE =
  /^([A-Za-z][\w-]*):(?: +(?:"([^"\\\p{C}]*)"|'([^'\p{C}]*)'|([\dA-Za-zÀ-ÖØ-öø-ÿ][\w À-ÖØ-öø-ÿ,.()'’"/&+%;–-]*)|))? *$/u;
const NULL = /^(?:null|Null|NULL)$/;
const TRUTH = /^(?:true|True|TRUE|false|False|FALSE)$/;
const NUMBER = /^(?:\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+)$/;

/** A text as such, null, or 0 for anything else. */
export type PlainValue = string | null | 0;

/**
 * The values of YAML that is nothing but lines of `key: value`, by their keys, as its parser reads them. Undefined when there is
 * more to it, which only the parser knows: most front matter is spared it.
 */
export function plainKeys(yaml: string): Map<string, PlainValue> | undefined {
  const keys = new Map<string, PlainValue>();
  for (const each of yaml.split('\n')) {
    const line = each.endsWith('\r') ? each.slice(0, -1) : each;
    if (line === '') continue;
    const match = LINE.exec(line);
    if (!match || plainValue(match[1]!) !== match[1]) return undefined;
    const [, key = '', double, single, plain = ''] = match;
    // The first of equal keys counts.
    if (!keys.has(key)) keys.set(key, double ?? single ?? plainValue(plain.trimEnd()));
  }
  return keys;
}

function plainValue(text: string): PlainValue {
  if (text === '' || NULL.test(text)) return null;
  return TRUTH.test(text) || NUMBER.test(text) ? 0 : text;
}
