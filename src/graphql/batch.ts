import DataLoader from 'dataloader'
import type { Wanted } from '../store/row.ts'
import type { Needs } from './columns.ts'
import type { Context } from './context.ts'

/** Answers for many parents at once, in their order; of rows, the columns wanted will do. */
export type Load<Parent, Args, Result> = (
  parents: readonly Parent[],
  args: Args,
  context: Context,
  wanted?: Wanted,
) => Promise<readonly Result[]>

/** A resolver that knows how to answer for many parents at once. */
export interface BatchResolver<Parent, Args, Result> extends Needs {
  (parent: Parent, args: Args, context: Context): Promise<Result>
  load: Load<Parent, Args, Result>
}

/** Parents of one level, and the columns it wants; all if not given. */
export interface Group {
  parents: readonly unknown[]
  wanted?: Wanted | undefined
}

/**
 * Makes a resolver of a function over many parents. Called for one parent at a time, as graphql-js does, it waits for
 * the others of its level; the breadth-first executor hands it a whole level at once. Either way it is one call.
 * `columns` are those it needs of its parents; all if not given.
 */
export function batch<Parent, Args, Result>(
  load: Load<Parent, Args, Result>,
  columns?: readonly string[],
): BatchResolver<Parent, Args, Result> {
  const resolve = async (parent: Parent, args: Args, context: Context) => {
    const [result] = await loadLevel(load, [parent], args, context)
    return result!
  }
  return Object.assign(resolve, { load, ...(columns && { columns }) })
}

/** Runs a load for some parents, together with whoever asks the same thing in the same tick. */
export function loadLevel<Parent, Args, Result>(
  load: Load<Parent, Args, Result>,
  parents: readonly Parent[],
  args: Args,
  context: Context,
  wanted?: Wanted,
): Promise<readonly Result[]> {
  const question = JSON.stringify(args)
  const byArgs = context.loaders.get(load) ?? new Map<string, DataLoader<Group, readonly unknown[]>>()
  context.loaders.set(load, byArgs)
  let loader = byArgs.get(question)
  if (!loader) {
    loader = new DataLoader((groups) => loadGroups(load as Load<unknown, Args, unknown>, groups, args, context), {
      cache: false,
    })
    byArgs.set(question, loader)
  }
  return loader.load({ parents, wanted }) as Promise<readonly Result[]>
}

/** One call for several groups of parents, cut into their answers again. */
async function loadGroups<Args>(
  load: Load<unknown, Args, unknown>,
  groups: readonly Group[],
  args: Args,
  context: Context,
): Promise<(readonly unknown[])[]> {
  context.checkDeadline()
  const parents = groups.map((group) => group.parents)
  const results = await load(parents.flat(), args, context, wantedByAll(groups))
  return cut(results, parents)
}

function wantedByAll(groups: readonly Group[]): Wanted | undefined {
  const wanted = new Set<string>()
  for (const group of groups) {
    if (!group.wanted) return undefined
    for (const column of group.wanted) wanted.add(column)
  }
  return wanted
}

/** Cuts a list into pieces as long as the groups it was made from. */
export function cut<T>(items: readonly T[], groups: readonly { length: number }[]): (readonly T[])[] {
  let end = 0
  return groups.map(({ length }) => {
    const start = end
    end += length
    return items.slice(start, end)
  })
}
