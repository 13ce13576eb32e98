/** The cost of a static page of this server; built only for measuring. */
export default function StaticPage() {
  return <p>Static</p>
}
