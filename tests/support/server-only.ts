// The package `server-only` throws outside a React server; tests run the same code without one.
export {}
