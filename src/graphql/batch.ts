import DataLoader from 'dataloader'
import type { Context } from './context.ts'

/** Answers for many parents at once, in their order. */
export type Load<Parent, Args, Result> = (
  parents: readonly Parent[],
  args: Args,
  context: Context,
) => Promise<readonly Result[]>

/** A resolver that knows how to answer for many parents at once. */
export interface BatchResolver<Parent, Args, Result> {
  (parent: Parent, args: Args, context: Context): Promise<Result>
  load: Load<Parent, Args, Result>
}

/**
 * Makes a resolver of a function over many parents. Called for one parent at a time, as graphql-js does, it waits for
 * the others of its level; the breadth-first executor hands it a whole level at once. Either way it is one call.
 */
export function batch<Parent, Args, Result>(load: Load<Parent, Args, Result>): BatchResolver<Parent, Args, Result> {
  const resolve = async (parent: Parent, args: Args, context: Context) => {
    const [result] = await loadLevel(load, [parent], args, context)
    return result!
  }
  return Object.assign(resolve, { load })
}

/** Runs a load for some parents, together with whoever asks the same thing in the same tick. */
export function loadLevel<Parent, Args, Result>(
  load: Load<Parent, Args, Result>,
  parents: readonly Parent[],
  args: Args,
  context: Context,
): Promise<readonly Result[]> {
  const question = JSON.stringify(args)
  const byArgs = context.loaders.get(load) ?? new Map<string, DataLoader<readonly unknown[], readonly unknown[]>>()
  context.loaders.set(load, byArgs)
  let loader = byArgs.get(question)
  if (!loader) {
    loader = new DataLoader((groups) => loadGroups(load as Load<unknown, Args, unknown>, groups, args, context), {
      cache: false,
    })
    byArgs.set(question, loader)
  }
  return loader.load(parents) as Promise<readonly Result[]>
}

/** One call for several groups of parents, cut into their answers again. */
async function loadGroups<Args>(
  load: Load<unknown, Args, unknown>,
  groups: readonly (readonly unknown[])[],
  args: Args,
  context: Context,
): Promise<(readonly unknown[])[]> {
  context.checkDeadline()
  const results = await load(groups.flat(), args, context)
  return cut(results, groups)
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
