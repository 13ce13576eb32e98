/**
 * The text fields of a form, by name; the last of several with one name. Anything but a form has
 * none: a caller of an action with something else is answered like one who left every field empty,
 * and is refused first where they lack the permission.
 */
export const textEntries = (form: FormData): Record<string, string> =>
  (form as unknown) instanceof FormData
    ? Object.fromEntries(
        [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      )
    : {}
