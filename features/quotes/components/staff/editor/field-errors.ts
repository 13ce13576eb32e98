/** Errors of entries: path of the field in the draft -> sentence. */
export type FieldErrors = Record<string, string>
