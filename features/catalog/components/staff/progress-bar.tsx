/** How far something has come, in words and as a bar. */
export function ProgressBar({ label, permille }: { label: string; permille: number }) {
  return (
    <div className="grid gap-1 text-sm">
      <span>{label}</span>
      <progress
        aria-label={label}
        max={1000}
        value={permille}
        className="h-2 w-full overflow-hidden rounded-md border border-control bg-white [&::-moz-progress-bar]:bg-info [&::-webkit-progress-bar]:bg-white [&::-webkit-progress-value]:bg-info"
      />
    </div>
  )
}
