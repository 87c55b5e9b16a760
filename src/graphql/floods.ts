import {
  type DocumentNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'

// graphql-js compares every two fields of one name in one place, and every two fragments: 250 fields of one name take 44 ms.
// This rule sees the whole document before its fields are compared. Apollo's own rule against fragments, the option
// maxRecursiveSelections, would move all other custom rules behind that comparison; so its limit is kept here too.

const MAX_REPEATS = 30
const MAX_SELECTIONS = 1000

/** Refuses more than 30 fields of one name or 30 fragments in one place, and more than 1,000 selections with fragments applied. */
export const limitFloods: ValidationRule = (context) => ({
  Document(document) {
    const sizeOf = measureSelections(document)
    for (const definition of document.definitions) {
      if (!('selectionSet' in definition)) continue
      refuseRepeats(context, definition.selectionSet)
      const size = sizeOf(definition.selectionSet)
      if (definition.kind === Kind.OPERATION_DEFINITION && size > MAX_SELECTIONS) context.reportError(tooMany(size))
    }
  },
})

/** Validation ends by its limit on errors soon after the first. */
function refuseRepeats(context: ValidationContext, set: SelectionSetNode, seen = new Map<string, number>()) {
  for (const node of set.selections) {
    const name = node.kind === Kind.FIELD ? (node.alias ?? node.name).value : '...'
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    if (count > MAX_REPEATS) {
      const extensions = { limit: 'repeats', max: MAX_REPEATS, actual: count }
      context.reportError(
        new GraphQLError(`"${name}" is here more than ${MAX_REPEATS} times.`, { nodes: node, extensions }),
      )
    }
    // The fields of an inline fragment stand in the same place.
    if (node.kind === Kind.INLINE_FRAGMENT) refuseRepeats(context, node.selectionSet, seen)
    if (node.kind === Kind.FIELD && node.selectionSet) refuseRepeats(context, node.selectionSet)
  }
}

function measureSelections({ definitions }: DocumentNode): (set: SelectionSetNode) => number {
  const fragments = new Map(
    definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]),
  )
  const sizes = new Map<string, number>()
  const sizeOf = (set: SelectionSetNode): number =>
    set.selections.reduce((sum, node) => {
      if (node.kind === Kind.FRAGMENT_SPREAD) return sum + 1 + sizeOfFragment(node.name.value)
      return sum + 1 + (node.selectionSet ? sizeOf(node.selectionSet) : 0)
    }, 0)
  const sizeOfFragment = (name: string): number => {
    const known = sizes.get(name)
    if (known !== undefined) return known
    // A fragment in itself is another rule's to refuse.
    sizes.set(name, 0)
    const fragment = fragments.get(name)
    const size = fragment ? sizeOf(fragment.selectionSet) : 0
    sizes.set(name, size)
    return size
  }
  return sizeOf
}

function tooMany(actual: number): GraphQLError {
  const message = `The operation selects ${actual} fields with its fragments applied; at most ${MAX_SELECTIONS} are allowed.`
  return new GraphQLError(message, { extensions: { limit: 'selections', max: MAX_SELECTIONS, actual } })
}
