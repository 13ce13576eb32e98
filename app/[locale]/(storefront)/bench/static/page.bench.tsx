/** What a static page of this server costs; built for measuring only. */
export default function StaticPage() {
  return <p>Static</p>
}
