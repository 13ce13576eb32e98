/**
 * The text fields of a form, by name; of several of one name the last. What is no form has none: who
 * calls an action with something else is answered as one who left every field empty, and refused first
 * where they have no right to it.
 */
export const textEntries = (form: FormData): Record<string, string> =>
  (form as unknown) instanceof FormData
    ? Object.fromEntries(
        [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      )
    : {}
