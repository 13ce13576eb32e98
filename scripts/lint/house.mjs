// Rules of the house that no existing lint has, for oxlint (jsPlugins in .oxlintrc.json).

const ACTIONS = /(^|\/)features\/[^/]+\/actions\/[^/]+\.ts$/

/**
 * Everything browsers may call stands in one place per room, so that nobody opens a door without
 * seeing the others.
 */
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

/**
 * The gate's own functions, as files of actions import them; those of other action files, in any
 * room, must follow this rule too.
 */
const NEIGHBOUR = /^\.\/|^@\/features\/[^/]+\/actions\/[^/]+$/
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

/** Awaits and calls that a function always reaches, without those inside other functions. */
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

/** Whether a function awaits nothing before it has called one of the gates. */
function isGated(fn, gates) {
  const steps = [...certain(fn.body)]
  const gate = steps.find(({ callee }) => callee?.type === 'Identifier' && gates.has(callee.name))
  const waitsBefore = ({ type, range }) =>
    type === 'AwaitExpression' && range[0] < gate.range[0] && range[1] < gate.range[1]
  return gate !== undefined && !steps.some(waitsBefore)
}

/** Every action first checks rate and permission, in one of three ways: `act`, `admit` or `deskEntry`. */
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
              NEIGHBOUR.test(source.value) ||
              (GATE.test(source.value) && GATES.has(imported?.name))
            )
              gates.add(local.name)
          }
        }
        const functions = body.flatMap((statement) => [...functionsOf(statement)])
        for (let before = -1; before < gates.size;) {
          before = gates.size
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

const API_ROUTE = /(^|\/)app\/api\/(.+\/)?route\.ts$/
const METHODS = new Set('GET HEAD POST PUT PATCH DELETE OPTIONS'.split(' '))
/** The makers of handlers, by the module they are imported from; `fileRoute` is `route` for a file. */
const MAKES_HANDLERS = [
  [/(^|\/)accounts\/route$/, new Set(['route', 'plainRoute'])],
  [/\/take-file$/, new Set(['fileRoute'])],
]

/**
 * One wrapper of API routes counts, parses and turns faults into problems: every handler is made by
 * it, or is another library's.
 */
const routesThroughTheWrapper = {
  create(context) {
    if (!API_ROUTE.test(context.filename.replaceAll('\\', '/'))) return {}
    return {
      Program({ body }) {
        const makers = new Set()
        const handlers = new Set()
        for (const { type, source, specifiers = [] } of body)
          if (type === 'ImportDeclaration')
            for (const { imported, local } of specifiers)
              for (const [from, names] of MAKES_HANDLERS)
                if (from.test(source.value) && names.has(imported?.name)) makers.add(local.name)
        const report = (node, name) =>
          context.report({
            node,
            message: `${name} is made by route or plainRoute of features/accounts/route.ts.`,
          })
        for (const statement of body) {
          const { type, declaration, source, specifiers = [] } = statement
          const node = declaration ?? statement
          for (const { id, init } of node.type === 'VariableDeclaration' ? node.declarations : [])
            if (makers.has(init?.callee?.name) || handlers.has(init?.name)) handlers.add(id.name)
            else if (declaration && METHODS.has(id.name)) report(statement, id.name)
          if (declaration?.type === 'FunctionDeclaration' && METHODS.has(declaration.id.name))
            report(statement, declaration.id.name)
          if (type === 'ExportNamedDeclaration' && !(source?.value ?? '').endsWith('/route'))
            for (const { local, exported } of specifiers)
              if (METHODS.has(exported.name) && !handlers.has(local.name))
                report(statement, exported.name)
        }
      },
    }
  },
}

/** Calls whose texts a person reads: errors thrown to them, schema issues, texts on a page. */
const TO_READERS = new Set([
  'DutySentenceError',
  'InvalidInputError',
  'ProblemError',
  'RuleSetError',
  'SheetProblem',
])
const SCHEMA_CHECKS = new Set(
  'array boolean check date datetime email enum gt gte int length literal lt lte max min multipleOf nonempty number refine regex string url uuid'.split(
    ' ',
  ),
)
const SAID_AS = new Set(['message', 'problem'])
const SHOWN_AS = new Set(['alt', 'aria-description', 'aria-label', 'label', 'placeholder', 'title'])
const SENTENCE = /\p{L}{2,}[,:;’”]* [“(]?\p{L}/u
const WORD = /\p{L}{2,}/u

/** A function that returns what is wrong, or why: a person reads its result. */
const GIVES_REASONS = /(Problem|Fault|Complaint)s?$/

/** The text of a literal, with a dot in place of each value and without the house's name; null for other nodes. */
function textOf(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return unnamed(node.value)
  if (node?.type === 'TemplateLiteral')
    return node.quasis.map(({ value }) => value.cooked).join('…')
  return null
}

/** Its registered name is the same in every language. */
const unnamed = (text) => text.replaceAll('F.S.C Co. Ltd', '')
const READ_ROOMS = /(^|\/)(app|components|documents|emails|features|platform)\//

/** Literals within an expression, except in functions that would give them later. */
function* literalsIn(node) {
  if (!node || typeof node !== 'object') return
  if (Array.isArray(node)) {
    for (const each of node) yield* literalsIn(each)
    return
  }
  if (textOf(node) !== null) return yield node
  // The values of a message are data of the sentence.
  if (isFunction(node) || /^(Call|Tagged|Binary|Member)/.test(node.type)) return
  if (node.type === 'Property') return yield* literalsIn(node.value)
  for (const [key, value] of Object.entries(node)) if (key !== 'parent') yield* literalsIn(value)
}

/** Literals that a function returns. */
function* returned(node) {
  if (!node || typeof node !== 'object') return
  if (Array.isArray(node)) {
    for (const each of node) yield* returned(each)
    return
  }
  if (isFunction(node)) return
  if (node.type === 'ReturnStatement') return yield* literalsIn(node.argument)
  for (const [key, value] of Object.entries(node)) if (key !== 'parent') yield* returned(value)
}

/** Readers get texts in their language: sentences are in messages/, code gives a Message. */
const wordsInMessages = {
  create(context) {
    const place = context.filename.replaceAll('\\', '/')
    if (!READ_ROOMS.test(place) || /\.(test|bench)\.tsx?$/.test(place)) return {}
    const report = (node) =>
      context.report({
        node,
        message: `“${textOf(node).slice(0, 60)}” is read by a person: it belongs in messages/, as a Message or a text of the page.`,
      })
    const refuse = (node, pattern) => {
      const text = textOf(node)
      if (text !== null && pattern.test(text)) report(node)
    }
    return {
      NewExpression({ callee, arguments: args }) {
        if (callee.type === 'Identifier' && TO_READERS.has(callee.name))
          for (const literal of literalsIn(args)) refuse(literal, SENTENCE)
      },
      CallExpression({ callee, arguments: args }) {
        if (callee.type === 'MemberExpression' && SCHEMA_CHECKS.has(callee.property?.name))
          refuse(args.at(-1), SENTENCE)
      },
      FunctionDeclaration({ id, body }) {
        if (id && GIVES_REASONS.test(id.name))
          for (const literal of returned(body)) refuse(literal, SENTENCE)
      },
      Property({ key, value }) {
        if (SAID_AS.has(key.name ?? key.value)) refuse(value, SENTENCE)
      },
      JSXText(node) {
        const text = unnamed(node.value).replaceAll(/&\w+;/g, ' ')
        if (WORD.test(text))
          context.report({ node, message: `“${text.trim().slice(0, 60)}” belongs in messages/.` })
      },
      JSXAttribute({ name, value }) {
        if (!SHOWN_AS.has(name.name)) return
        refuse(value?.type === 'JSXExpressionContainer' ? value.expression : value, WORD)
      },
    }
  },
}

export default {
  meta: { name: 'house' },
  rules: {
    'actions-in-their-place': actionsInTheirPlace,
    'actions-through-the-gate': actionsThroughTheGate,
    'routes-through-the-wrapper': routesThroughTheWrapper,
    'words-in-messages': wordsInMessages,
  },
}
