/**
 * The buttons of a product besides its link: compare and save. Plain elements without scripts of their own: the shop's
 * one listener (`Choosing`) handles them, by the style number on the element around them (`data-style`).
 */
export function PickButtons({
  compare,
  save,
  className,
}: {
  compare: string
  save: string
  className?: string
}) {
  return (
    <div className={`picks ${className ?? ''}`}>
      <button type="button" data-pick="compare" aria-pressed="false">
        {compare}
      </button>
      <button type="button" data-pick="save" aria-pressed="false">
        {save}
      </button>
    </div>
  )
}
