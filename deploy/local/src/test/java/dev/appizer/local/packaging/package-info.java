// SPDX-License-Identifier: Apache-2.0
/** Tries what people install: distributions of the services, their image, and all of them together in containers. */
@NullMarked
package dev.appizer.local.packaging;

import org.jspecify.annotations.NullMarked;
