import { clsx, type ClassValue } from 'clsx'
import { twMerge } from 'tailwind-merge'

/** Joins class names; of two that contradict, the later wins. */
export function cn(...inputs: ClassValue[]): string {
  return twMerge(clsx(inputs))
}
