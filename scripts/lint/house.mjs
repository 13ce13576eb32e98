// Rules of the house that no ready-made lint has, for oxlint (jsPlugins in .oxlintrc.json).

const ACTIONS = /(^|\/)features\/[^/]+\/actions\/[^/]+\.ts$/

/** What browsers may call stands in one place a room, so that nobody opens a door without seeing the others. */
const actionsInTheirPlace = {
  create(context) {
    const place = context.filename.replaceAll('\\', '/')
    if (ACTIONS.test(place)) return {}
    return {
      ExpressionStatement(node) {
        if (node.directive === 'use server')
          context.report({
            node,
            message:
              'A Server Action stands in features/*/actions/<verb-or-noun>.ts, nowhere else.',
          })
      },
    }
  },
}

/** The gate's own functions, as files of actions import them; a neighbour's are held to this rule too. */
const GATE = /(^|\/)accounts\/action$|^\.\.\/action$/
const GATES = new Set(['act', 'admit', 'deskEntry'])
const ROUND_THE_GATE = new Set(['currentActor', 'currentContext'])
const isFunction = (node) => /^(Function|Arrow)/.test(node?.type ?? '')

/** Functions at the top of a file, by name. */
function* functionsOf(statement) {
  const node = statement.declaration ?? statement
  if (node?.type === 'FunctionDeclaration') yield [node.id.name, node]
  if (node?.type === 'VariableDeclaration')
    for (const { id, init } of node.declarations) if (isFunction(init)) yield [id.name, init]
}

/** Awaits and calls that a function comes to whatever it is given, without what is inside other functions. */
function* certain(node) {
  if (!node || typeof node !== 'object') return
  if (Array.isArray(node)) {
    for (const each of node) yield* certain(each)
    return
  }
  if (isFunction(node) || /^(If|Conditional|Logical|Switch|Try|For|While|Do)/.test(node.type))
    return
  if (node.type === 'AwaitExpression' || node.type === 'CallExpression') yield node
  for (const [key, value] of Object.entries(node)) if (key !== 'parent') yield* certain(value)
}

/** Whether a function waits for nothing before it has come through one of the gates. */
function isGated(fn, gates) {
  const steps = [...certain(fn.body)]
  const gate = steps.find(({ callee }) => callee?.type === 'Identifier' && gates.has(callee.name))
  const waitsBefore = ({ type, range }) =>
    type === 'AwaitExpression' && range[0] < gate.range[0] && range[1] < gate.range[1]
  return gate !== undefined && !steps.some(waitsBefore)
}

/** What browsers may call has its rate and right asked first, in one way: `act`, `admit` or `deskEntry`. */
const actionsThroughTheGate = {
  create(context) {
    if (!ACTIONS.test(context.filename.replaceAll('\\', '/'))) return {}
    const report = (node, message) => context.report({ node, message })
    return {
      Program({ body }) {
        const gates = new Set()
        for (const { type, source, specifiers = [] } of body) {
          if (type !== 'ImportDeclaration') continue
          for (const { imported, local } of specifiers) {
            if (ROUND_THE_GATE.has(imported?.name))
              report(
                source,
                'Who calls an action is told by the gate: features/accounts/action.ts.',
              )
            if (
              source.value.startsWith('./') ||
              (GATE.test(source.value) && GATES.has(imported?.name))
            )
              gates.add(local.name)
          }
        }
        const functions = body.flatMap((statement) => [...functionsOf(statement)])
        for (let known = -1; known < gates.size;) {
          known = gates.size
          for (const [name, fn] of functions) if (isGated(fn, gates)) gates.add(name)
        }
        for (const statement of body) {
          if (!statement.type.startsWith('Export') || statement.exportKind === 'type') continue
          if (!statement.declaration || statement.type === 'ExportDefaultDeclaration')
            report(statement, 'An action is exported by its name where it is declared.')
          for (const [name, fn] of functionsOf(statement))
            if (!gates.has(name))
              report(fn, `${name} must come through the gate first: act, admit or deskEntry.`)
        }
      },
    }
  },
}

export default {
  meta: { name: 'house' },
  rules: {
    'actions-in-their-place': actionsInTheirPlace,
    'actions-through-the-gate': actionsThroughTheGate,
  },
}
