import { z } from 'zod'

export const emailSchema = z
  .email()
  .max(254)
  .transform((v) => v.toLowerCase())
export const passwordSchema = z.string().min(12).max(128)

export const signInSchema = z.object({
  email: emailSchema,
  password: z.string().min(1).max(128),
  next: z.string().max(500).optional(),
})
export const signUpSchema = z.object({
  name: z.string().trim().min(2).max(120),
  email: emailSchema,
  password: passwordSchema,
})
export const resetRequestSchema = z.object({ email: emailSchema })
export const resetSchema = z.object({ token: z.string().min(1).max(200), password: passwordSchema })

/**
 * Where to go after signing in: a path of this site only, so that a forged
 * address can't lead elsewhere.
 */
export function safeReturnPath(next: string | undefined, fallback: string): string {
  return next && /^\/(?![/\\])[\w\-./?=&%]*$/.test(next) ? next : fallback
}
