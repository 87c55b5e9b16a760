import { type Editing, edit } from '../../store/curate/edit.ts'
import type { Context } from '../context.ts'
import { loadNodes, type NodeRow } from '../load.ts'

/** Makes a change in the name of the caller. @requiresRole has seen to it that there is one. */
export const change = <T>(
  { write, caller }: Context,
  note: string | null | undefined,
  work: (editing: Editing) => Promise<T>,
): Promise<T> => edit(write, { by: caller!.name, note }, work)

/** A record as it is after the change. */
export const loadNode = async <Row extends NodeRow>(id: string, context: Context): Promise<Row | null> =>
  (await loadNodes([id], context))[0] as Row | null
