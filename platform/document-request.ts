/**
 * The header by which the server in front tells pages that a whole document is requested, rather
 * than an answer for a router running in a browser. It removes a visitor's own.
 */
export const DOCUMENT_HEADER = 'x-fsc-document'
