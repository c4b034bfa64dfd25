import { list, object } from './slack/blocks.ts';

type Json = Readonly<Record<string, unknown>>;

/** What of a value a JSON schema refuses, as far as the schemas here go: types, properties, lengths, patterns, enums. */
export function schemaFaults(schema: unknown, value: unknown): readonly string[] {
  return check(object(schema), value, '', object(object(schema).definitions));
}

function check(given: Json, value: unknown, path: string, definitions: Json): readonly string[] {
  const reference = typeof given.$ref === 'string' ? given.$ref.split('/').at(-1) : undefined;
  const schema = reference === undefined ? given : object(definitions[reference]);
  const faults: string[] = [];
  const where = path || 'it';
  if (!isOfType(value, schema.type)) return [`${where} is no ${schema.type}`];
  if (schema.enum && !list(schema.enum).includes(value)) faults.push(`${where} is none of its values`);
  if (typeof value === 'string') faults.push(...checkText(schema, value, where));
  if (Array.isArray(value)) {
    if (value.length < Number(schema.minItems ?? 0)) faults.push(`${where} has too few`);
    if (value.length > Number(schema.maxItems ?? Number.POSITIVE_INFINITY))
      faults.push(`${where} has too many`);
    if (schema.uniqueItems && new Set(value).size < value.length) faults.push(`${where} repeats`);
    return [
      ...faults,
      ...value.flatMap((item, i) => check(object(schema.items), item, `${path}[${i}]`, definitions)),
    ];
  }
  return [...faults, ...checkProperties(schema, value, path, definitions)];
}

function checkText(schema: Json, value: string, where: string): readonly string[] {
  const faults: string[] = [];
  if (value.length < Number(schema.minLength ?? 0)) faults.push(`${where} is too short`);
  if (value.length > Number(schema.maxLength ?? Number.POSITIVE_INFINITY))
    faults.push(`${where} is too long`);
  const pattern = schema.pattern ?? schema.regex;
  if (typeof pattern === 'string' && !new RegExp(pattern).test(value))
    faults.push(`${where} has another form`);
  return faults;
}

function checkProperties(schema: Json, value: unknown, path: string, definitions: Json): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const properties = object(schema.properties);
  const at = (key: string): string => (path ? `${path}.${key}` : key);
  const missing = list(schema.required).flatMap((key) =>
    String(key) in value ? [] : [`${at(String(key))} is missing`],
  );
  const found = Object.entries(value).flatMap(([key, inner]) => {
    if (key in properties) return check(object(properties[key]), inner, at(key), definitions);
    return schema.additionalProperties === false ? [`${at(key)} is not known`] : [];
  });
  return [...missing, ...found];
}

function isOfType(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case undefined:
      return true;
    default:
      return typeof value === type;
  }
}
