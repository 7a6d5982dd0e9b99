/** The gateway's HTTP: capture, CORS, the settings that browser SDKs fetch first, the documents of the API. */
@NullMarked
package dev.appizer.gateway.http;

import org.jspecify.annotations.NullMarked;
