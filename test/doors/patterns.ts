import { readdirSync, readFileSync } from 'node:fs';
import { type Node, parseSync, type RegExpLiteral, type TemplateLiteral, Visitor } from 'oxc-parser';

/** A regular expression as the source writes it, and where first. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
  readonly at: string;
}

const root = new URL('../../', import.meta.url);

/** Every regular expression of src and adapters, and those that a template puts together; the key is how it is written. */
export function readPatterns(): ReadonlyMap<string, Pattern> {
  const found = new Map<string, Pattern>();
  for (const path of ['src', 'adapters'].flatMap(scriptsOf))
    for (const pattern of patternsOf(path))
      if (!found.has(keyOf(pattern))) found.set(keyOf(pattern), pattern);
  return found;
}

const keyOf = ({ source, flags }: Pattern): string => `/${source}/${flags}`;

function scriptsOf(folder: string): readonly string[] {
  return readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.[jt]sx?$/.test(path))
    .map((path) => `${folder}/${path}`)
    .sort();
}

/**
 * Literals, and templates with a piece in them (`const rest = /.../.source`: no pattern on its own, but a part of others)
 * or that `new RegExp` is given.
 */
function patternsOf(path: string): readonly Pattern[] {
  const text = readFileSync(new URL(path, root), 'utf8');
  const pieces = new Map<string, string>();
  const found: Pattern[] = [];
  const partOfAnother = new Set<Node>();
  const add = (node: Node, pattern: Omit<Pattern, 'at'>): void => {
    const line = text.slice(0, node.start).split('\n').length;
    found.push({ ...pattern, at: `${path}:${line}` });
  };
  // Each is met before what it holds.
  const visitor = new Visitor({
    VariableDeclarator({ id, init }) {
      if (init?.type !== 'MemberExpression' || textOf(init.property) !== 'source') return;
      if (!isPattern(init.object)) return;
      partOfAnother.add(init.object);
      pieces.set(textOf(id), init.object.regex.pattern);
    },
    NewExpression({ callee, arguments: [template, flags] }) {
      if (textOf(callee) !== 'RegExp' || template?.type !== 'TemplateLiteral') return;
      partOfAnother.add(template);
      if (template.expressions.length === 0) return;
      const given = flags?.type === 'Literal' ? String(flags.value) : '';
      add(template, { source: filled(template), flags: given });
    },
    TemplateLiteral(template) {
      const hasPiece = template.expressions.some((one) => pieces.has(textOf(one)));
      if (hasPiece && !partOfAnother.has(template)) add(template, { source: filled(template), flags: 'i' });
    },
    Literal(node) {
      if (!isPattern(node) || partOfAnother.has(node)) return;
      add(node, { source: node.regex.pattern, flags: node.regex.flags });
    },
  });
  visitor.visit(parseSync(path, text).program);
  return found;

  function textOf({ start, end }: Node): string {
    return text.slice(start, end);
  }

  /** What else is filled in than a piece stands as a figure. */
  function filled({ quasis, expressions }: TemplateLiteral): string {
    const between = expressions.map((one) => pieces.get(textOf(one)) ?? '9');
    return quasis.map(({ value }, i) => value.cooked + (between[i] ?? '')).join('');
  }
}

const isPattern = (node: Node): node is RegExpLiteral => node.type === 'Literal' && 'regex' in node;
