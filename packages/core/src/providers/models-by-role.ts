import { InputError } from '../errors/index.ts'
import type { CallKind, Usage } from '../job/index.ts'
import type { Money } from '../values/index.ts'

/** One model, or several by role: `{ default: strong, fast: small }`. A call names its role. */
export type ModelsByRole<Model> = Model | ({ readonly default: Model } & { readonly [role: string]: Model })

/**
 * The model for a role, `default` when none is named.
 *
 * @param path of the role, as the error names it
 * @throws InputError `PROVIDER_MISSING` when there is no such model; it names the roles there are.
 */
export function chooseModel<Model extends { readonly kind: string }>(
  models: ModelsByRole<Model> | undefined,
  kind: CallKind,
  role = 'default',
  path = 'role',
): Model {
  if (models === undefined) {
    throw new InputError({
      code: 'PROVIDER_MISSING',
      message: `No ${kind} model is configured.`,
      action: `Give createRepurpose() a model for ${kind} calls.`,
      context: { kind },
    })
  }
  const roles = rolesOf(models)
  const model = modelIn(roles, role)
  if (model !== undefined) return model
  const known = Object.keys(roles)
  throw new InputError({
    code: 'PROVIDER_MISSING',
    message: `No ${kind} model has the role ${JSON.stringify(role)}. The roles are: ${known.join(', ')}.`,
    path,
    action: `Name one of these roles, or configure a ${kind} model for ${JSON.stringify(role)}.`,
    context: { kind, role, roles: known },
  })
}

/** Whether there is a model for a role. */
export function hasModel<Model extends { readonly kind: string }>(
  models: ModelsByRole<Model> | undefined,
  role: string,
): boolean {
  return models !== undefined && modelIn(rolesOf(models), role) !== undefined
}

type Roles<Model> = { readonly [role: string]: Model }

function rolesOf<Model extends { readonly kind: string }>(models: ModelsByRole<Model>): Roles<Model> {
  return isModel(models) ? { default: models } : models
}

function modelIn<Model>(roles: Roles<Model>, role: string): Model | undefined {
  return Object.hasOwn(roles, role) ? roles[role] : undefined
}

/** A model names its kind; where roles are listed, `kind` could at most be a role, and holds a model. */
function isModel<Model extends { readonly kind: string }>(models: ModelsByRole<Model>): models is Model {
  return typeof models.kind === 'string'
}

/** What a call to the default model would cost, as far as anybody knows. */
export function estimatePrice<
  Model extends { readonly kind: string; readonly price?: (usage: Usage) => Money | undefined },
>(
  models: ModelsByRole<Model> | undefined,
  prices: ((model: Model, usage: Usage) => Money | undefined) | undefined,
): ((usage: Usage) => Money | undefined) | undefined {
  if (models === undefined) return undefined
  const model = isModel(models) ? models : models.default
  return (usage) => prices?.(model, usage) ?? model.price?.(usage)
}
