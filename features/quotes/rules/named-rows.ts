import type { NamedRows } from '@/features/tariffs/rules/ending-soon'
import type { Duty } from '../schema'

/**
 * The rows, headings and quotas that a quote's duty names. Layers of older quotes don't name their
 * row.
 */
export function namedRows({ lines, fees }: Pick<Duty, 'lines' | 'fees'>): NamedRows {
  const layers = [...lines.flatMap((line) => line.layers), ...fees]
  return {
    measureIds: new Set(layers.flatMap(({ measureId }) => measureId ?? [])),
    headings: new Set(layers.map(({ heading }) => heading)),
    orderNumbers: new Set(
      lines.flatMap(({ splits = [] }) => splits.map(({ orderNumber }) => orderNumber)),
    ),
  }
}
