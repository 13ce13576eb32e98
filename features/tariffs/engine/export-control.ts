import type { ControlReason } from './messages'
import { covers, holds } from './plan'
import type { ControlFinding, ExportControl, Shipment, ShipmentLine } from './types'

/**
 * What the exporting country's law says of a line on its day of export (the day of entry where no other is known). A
 * licence counts only when it is known to be granted; a refused one stops the line. An unreviewed rule stops
 * nothing: it is named.
 */
export function controlsOn(
  controls: readonly ExportControl[],
  line: ShipmentLine,
  code: string,
  shipment: Shipment,
): ControlFinding[] {
  const day = shipment.departedDate ?? shipment.loadedDate ?? shipment.entryDate
  return controls.flatMap((control) => {
    const concerns =
      control.exporter === line.origin &&
      (control.destinations === '*' || control.destinations.includes(shipment.destination))
    if (!concerns || !holds(control, day, shipment.knownAt) || !covers(control.codes, code))
      return []
    const { id, title, legalBasis, source, licence } = control
    const granted =
      control.kind === 'licence' && licence ? (line.facts?.[licence.fact] ?? null) : false
    const isRead = control.review.state === 'reviewed'
    const effect = !isRead
      ? 'named'
      : granted === true
        ? 'licensed'
        : granted === null
          ? 'needs_licence'
          : 'blocks'
    const reason = reasonOf(effect, control, shipment.destination)
    return [{ id, title, effect, reason, legalBasis, source }]
  })
}

function reasonOf(
  effect: ControlFinding['effect'],
  { kind, exporter, title }: ExportControl,
  destination: string,
): ControlReason {
  if (effect === 'named') return { code: 'duty.control_not_reviewed', values: { exporter, title } }
  if (effect === 'licensed') return { code: 'duty.control_licensed', values: { exporter, title } }
  if (effect === 'needs_licence')
    return { code: 'duty.control_needs_licence', values: { exporter, title } }
  return kind === 'licence'
    ? { code: 'duty.control_refused', values: { title } }
    : { code: 'duty.control_blocks', values: { exporter, destination, title } }
}
