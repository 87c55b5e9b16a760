import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, getDirectiveValues, isObjectType } from 'graphql'
import { ExpectedError } from '../errors.ts'
import type { Caller, Role } from '../model.ts'
import type { Context } from './context.ts'

const RANK: Record<Role, number> = { READER: 1, CURATOR: 2, ADMIN: 3 }

/** Holds every field with @requiresRole to it, whoever executes the operation. */
export function guardFields(schema: GraphQLSchema): GraphQLSchema {
  const directive = schema.getDirective('requiresRole')!
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const { role } = (field.astNode && getDirectiveValues(directive, field.astNode)) ?? {}
      if (role) guard(field, `${type.name}.${field.name}`, role as Role)
    }
  }
  return schema
}

function guard(field: GraphQLField<unknown, Context>, name: string, role: Role) {
  const { resolve = defaultFieldResolver } = field
  field.resolve = (parent, args, context, info) => {
    requireRole(context.caller, role, name)
    return resolve(parent, args, context, info)
  }
}

function requireRole(caller: Caller | null, role: Role, field: string) {
  if (caller && RANK[caller.role] >= RANK[role]) return
  if (!caller)
    throw new ExpectedError(
      'UNAUTHENTICATED',
      `${field}: expected a key with role ${role}, as in "Authorization: Bearer verbatim_…".`,
    )
  throw new ExpectedError(
    'FORBIDDEN',
    `${field}: expected a key with role ${role}, the role of this one is ${caller.role}.`,
  )
}
