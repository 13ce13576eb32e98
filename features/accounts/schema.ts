import { z } from 'zod'
import { lineSchema } from '@/platform/fields'

export const emailSchema = z
  .email()
  .max(254)
  .transform((v) => v.toLowerCase())
export const passwordSchema = z.string().min(12).max(128)

export const nameSchema = lineSchema(120).min(2)

export const signInSchema = z.object({
  email: emailSchema,
  password: z.string().min(1).max(128),
  next: z.string().max(500).optional(),
})
export const signUpSchema = z.object({
  name: nameSchema,
  email: emailSchema,
  password: passwordSchema,
})
export const resetRequestSchema = z.object({ email: emailSchema })
export const resetSchema = z.object({ token: z.string().min(1).max(200), password: passwordSchema })

const ownPassword = z.string().min(1).max(128)
export const ownPasswordSchema = z.object({ current: ownPassword })
export const changePasswordSchema = z.object({ current: ownPassword, password: passwordSchema })
export const codeSchema = z.object({
  code: z.string().min(6).max(40),
  next: z.string().max(500).optional(),
})
export const factorOffSchema = codeSchema.extend({ current: ownPassword })

/** Where to go after signing in: only a path of this site, so that a forged address can't lead elsewhere. */
export function safeReturnPath(next: string | undefined, fallback: string): string {
  return next && /^\/(?![/\\])[\w\-./?=&%]*$/.test(next) ? next : fallback
}
