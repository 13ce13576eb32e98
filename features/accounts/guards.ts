import 'server-only'
import { getLocale } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { redirect } from '@/i18n/navigation'
import { currentViewer } from './queries/current-viewer'
import type { Viewer } from './rules/viewer'

type Of<K extends Viewer['kind']> = Extract<Viewer, { kind: K }>

/** The signed-in staff member; sends others to sign in, and hides the desk from buyers. */
export async function requireStaff(returnTo = '/staff'): Promise<Of<'staff'>> {
  const viewer = await currentViewer()
  if (viewer.kind === 'staff') return viewer
  if (viewer.kind === 'buyer') notFound()
  return redirect({
    href: { pathname: '/sign-in', query: { next: returnTo } },
    locale: await getLocale(),
  })
}

/** The signed-in buyer or staff member; sends others to sign in. */
export async function requireSignedIn(returnTo: string): Promise<Of<'buyer'> | Of<'staff'>> {
  const viewer = await currentViewer()
  if (viewer.kind === 'buyer' || viewer.kind === 'staff') return viewer
  return redirect({
    href: { pathname: '/sign-in', query: { next: returnTo } },
    locale: await getLocale(),
  })
}
