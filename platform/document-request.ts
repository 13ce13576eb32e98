/**
 * By this header the server in front tells pages that a whole document is asked for, rather than an
 * answer to a router that is running in a browser. It takes away whatever a visitor put there.
 */
export const DOCUMENT_HEADER = 'x-fsc-document'
