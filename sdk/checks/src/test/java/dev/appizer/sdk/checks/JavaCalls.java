// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.checks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.sdk.Alias;
import dev.appizer.sdk.Appizer;
import dev.appizer.sdk.Group;
import dev.appizer.sdk.Identify;
import dev.appizer.sdk.Outcome;
import dev.appizer.sdk.Page;
import dev.appizer.sdk.Screen;
import dev.appizer.sdk.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Every kind of call, made with the SDK for Java; {@code calls.mjs} makes the same. */
