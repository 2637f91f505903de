/** Texts with `{names}` in them: outcomes, and who bears a cost. */
import type { Context } from './context.ts';
import { loopText } from './lists.ts';
import { isObject, type Json, type JsonObject } from './model.ts';
import { Block, type Path, type Scope } from './pieces.ts';
import { intern } from './runtime.ts';

/** A clause's own words as a number: none of them stands in the program's text. */
const quoted = (text: string): string => (text === '' ? '""' : `R.textOf(${intern(text)})`);

/** One or more lists inside one another, each thing that meets `where` named by `of`. */
function names(context: Context, node: JsonObject, scope: Scope, path: Path): string {
  const lists = Array.isArray(node.names) ? node.names : [node.names ?? null];
  const found = context.temp('n');
  const build = (at: number, inner: Scope): string => {
    if (at < lists.length) {
      const loop = context.compile.list(lists[at], inner, [...path, 'names', at]);
      return loop ? loopText(loop, undefined, build(at + 1, loop.inner)) : '';
    }
    const where =
      node.where === undefined ? '2' : context.compile.condition(node.where, inner, [...path, 'where']).js;
    const text =
      typeof node.of === 'string' && node.of.includes('{')
        ? compileText(context, node.of, inner, [...path, 'of'])
        : shown(context, node.of ?? null, inner, [...path, 'of']);
    return `if(${where}===2)${found}.push(${text});`;
  };
  const block = new Block();
  const body = build(0, { ...scope, block });
  scope.block.body.push(`const ${found}=[];`, block.text(), body);
  return `${found}.join(${quoted(typeof node.between === 'string' ? node.between : ',')})`;
}

function shown(context: Context, node: Json, scope: Scope, path: Path): string {
  const value = context.compile.value(node, scope, path);
  return `R.format('${value.type}',${value.js})`;
}

/** A text with `{names}` of facts and definitions in it, as the JavaScript that makes it. */
export function compileText(context: Context, text: string, scope: Scope, path: Path): string {
  const parts = text.split(/\{([^}]+)\}/).map((part, at) => {
    if (at % 2 === 0) return quoted(part);
    const definition = context.lets[part];
    if (isObject(definition) && definition.names !== undefined)
      return context.within(part, path, () => names(context, definition, scope, ['let', part])) ?? '""';
    return shown(context, part, scope, path);
  });
  return parts.filter((part) => part !== '""').join('+') || '""';
}
