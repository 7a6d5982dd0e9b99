// SPDX-License-Identifier: Apache-2.0
/**
 * Templates of notifications: Mustache without what reaches beyond the values it is given.
 *
 * <pre>
 *   text ──Tags──▶ tags, or every problem ──JMustache──▶ Template ──render(context, defaults)──▶ text
 *            └─Places: where a tag stands, and so how its value is written
 * </pre>
 */
@NullMarked
package dev.appizer.action.template;

import org.jspecify.annotations.NullMarked;
