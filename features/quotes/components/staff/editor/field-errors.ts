/** What is wrong with an entry: the path of its field in the draft -> the sentence. */
export type FieldErrors = Record<string, string>
