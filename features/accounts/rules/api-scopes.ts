/** The scopes of API keys: they read; none signs, pays or changes anything. */
export const API_SCOPES = ['quotes:read', 'orders:read'] as const
export type ApiScope = (typeof API_SCOPES)[number]

const isApiScope = (text: string): text is ApiScope =>
  (API_SCOPES as readonly string[]).includes(text)

/** The known scopes among those stored with a key. */
export const apiScopes = (kept: readonly string[]): ApiScope[] => kept.filter(isApiScope)
