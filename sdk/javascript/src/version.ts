// SPDX-License-Identifier: Apache-2.0
/** The same as in package.json, which a test holds. */
const VERSION = '0.1.0'

/** What each batch says of itself, as members of its JSON. */
export const LIBRARY = `"context":{"library":{"name":"@appizer/sdk","version":"${VERSION}"}}`
