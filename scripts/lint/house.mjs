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

export default {
  meta: { name: 'house' },
  rules: { 'actions-in-their-place': actionsInTheirPlace },
}
