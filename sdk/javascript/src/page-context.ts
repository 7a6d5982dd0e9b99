// SPDX-License-Identifier: Apache-2.0
/** Where the visitor is at this moment. */
export function pageContext(): Record<string, unknown> {
  const { location, document, navigator } = globalThis
  return {
    page: location && {
      url: location.href,
      path: location.pathname,
      search: location.search || undefined,
      title: document?.title || undefined,
      referrer: document?.referrer || undefined,
    },
    userAgent: navigator?.userAgent,
    locale: navigator?.language,
  }
}
