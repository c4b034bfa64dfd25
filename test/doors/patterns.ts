import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

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

function patternsOf(path: string): readonly Pattern[] {
  const text = readFileSync(new URL(path, root), 'utf8');
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const pieces = new Map<string, string>();
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    const piece = pieceOf(node);
    if (piece) return void pieces.set(piece.name, piece.source);
    const pattern = literal(node) ?? composed(node, pieces);
    if (pattern) {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ ...pattern, at: `${path}:${line}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function literal(node: ts.Node): Omit<Pattern, 'at'> | undefined {
  if (!ts.isRegularExpressionLiteral(node)) return undefined;
  const end = node.text.lastIndexOf('/');
  return { source: node.text.slice(1, end), flags: node.text.slice(end + 1) };
}

/** `const rest = /.../.source`: no pattern on its own, but a part of others. */
function pieceOf(node: ts.Node): { readonly name: string; readonly source: string } | undefined {
  if (!ts.isVariableDeclaration(node) || !node.initializer) return undefined;
  const { initializer } = node;
  if (!ts.isPropertyAccessExpression(initializer) || initializer.name.text !== 'source') return undefined;
  const pattern = literal(initializer.expression);
  return pattern && { name: node.name.getText(), source: pattern.source };
}

/** A template with a piece in it, or that `new RegExp` is given. What else is filled in stands as a figure. */
function composed(node: ts.Node, pieces: ReadonlyMap<string, string>): Omit<Pattern, 'at'> | undefined {
  if (!ts.isTemplateExpression(node)) return undefined;
  const { parent } = node;
  const isGiven = ts.isNewExpression(parent) && parent.expression.getText() === 'RegExp';
  const names = node.templateSpans.map(({ expression }) => expression.getText());
  if (!isGiven && !names.some((name) => pieces.has(name))) return undefined;
  const flags = isGiven ? parent.arguments?.[1] : undefined;
  const filled = node.templateSpans.map(
    ({ literal: { text } }, i) => (pieces.get(names[i] ?? '') ?? '9') + text,
  );
  return {
    source: node.head.text + filled.join(''),
    flags: flags && ts.isStringLiteral(flags) ? flags.text : isGiven ? '' : 'i',
  };
}
