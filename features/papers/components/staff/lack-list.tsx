/** What is still missing on a paper or declaration, in words; renders nothing where it is complete. */
export function LackList({ title, lacks }: { title: string; lacks: readonly string[] }) {
  if (lacks.length === 0) return null
  return (
    <div className="text-sm text-caution">
      <p>{title}</p>
      <ul className="list-disc ps-5">
        {lacks.map((lack) => (
          <li key={lack}>{lack}</li>
        ))}
      </ul>
    </div>
  )
}
