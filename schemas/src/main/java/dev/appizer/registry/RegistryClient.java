// SPDX-License-Identifier: Apache-2.0
package dev.appizer.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A client of the Confluent Schema Registry protocol: register, look up, fetch by id, ask for compatibility. It keeps
 * nothing; {@link SchemaCache} does. Several URLs are tried in turn, and all of them a few times more, when one does not
 * answer or answers with a server error: a registry that restarts is no reason to end. A client error is final.
 */
public final class RegistryClient {

    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final int NO_COMPATIBILITY = 40408;
    private static final int ROUNDS = 5;
    private static final long FIRST_PAUSE_MILLIS = 100;

    private final RegistryConfig config;
    private final HttpClient http;

    public RegistryClient(RegistryConfig config) {
        this.config = config;
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(config.timeout());
        if (config.tls() != null) {
            builder.sslContext(config.tls());
        }
        this.http = builder.build();
    }

    /** Registers a schema under a subject, or finds it there; answers its id. */
    public int register(String subject, Schema schema) {
        String path = "/subjects/" + encode(subject) + "/versions";
        try {
            return send("POST", path, body(schema)).path("id").asInt();
        } catch (RegistryException e) {
            if (e.errorCode() != CONFLICT) {
                throw e;
            }
        }
        // It is incompatible, or (Apicurio) another instance registered it at this very moment: then it is there now.
        return send("POST", path, body(schema)).path("id").asInt();
    }

    /** The id of a schema that is registered under the subject already. */
    public int lookUp(String subject, Schema schema) {
        return send("POST", "/subjects/" + encode(subject), body(schema))
                .path("id")
                .asInt();
    }

    /** The schema of an id. */
    public Schema byId(int id) {
        String text = send("GET", "/schemas/ids/" + id, null).path("schema").asText();
        return new Schema.Parser().parse(text);
    }

    /** Whether the schema may follow the subject's latest one; true where the subject is unknown. */
    public boolean isCompatible(String subject, Schema schema) {
        try {
            String path = "/compatibility/subjects/" + encode(subject) + "/versions/latest";
            return send("POST", path, body(schema)).path("is_compatible").asBoolean();
        } catch (RegistryException e) {
            if (e.isUnknownSubject()) {
                return true;
            }
            throw e;
        }
    }

    /** Whether a subject has a compatibility of its own. */
    public boolean hasCompatibility(String subject) {
        try {
            return send("GET", "/config/" + encode(subject), null).has("compatibilityLevel");
        } catch (RegistryException e) {
            if (e.isUnknownSubject() || e.errorCode() == NO_COMPATIBILITY || e.errorCode() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** Sets a subject's compatibility, such as {@code FULL_TRANSITIVE}. */
    public void setCompatibility(String subject, String level) {
        send("PUT", "/config/" + encode(subject), json(Map.of("compatibility", level)));
    }

    private JsonNode send(String method, String path, @Nullable String body) {
        for (int round = 1; ; round++) {
            try {
                return sendOnce(method, path, body);
            } catch (RegistryException e) {
                if (e.isFinal() || round == ROUNDS || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
            // Not in step with other instances, which ask for the same.
            pause(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_MILLIS << round));
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException("Interrupted before the schema registry was asked again", e);
        }
    }

    private JsonNode sendOnce(String method, String path, @Nullable String body) {
        RegistryException last = null;
        for (URI url : config.urls()) {
            try {
                return sendTo(url, method, path, body);
            } catch (RegistryException e) {
                if (e.isFinal()) {
                    throw e;
                }
                last = e;
            }
        }
        throw last == null ? new RegistryException("No schema registry URL is configured", 0) : last;
    }

    private JsonNode sendTo(URI base, String method, String path, @Nullable String body) {
        URI uri = URI.create(base + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(config.timeout())
                .header("Accept", MEDIA_TYPE)
                .header("Content-Type", MEDIA_TYPE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (config.userInfo() != null) {
            byte[] credentials = config.userInfo().getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        try {
            return answer(uri, http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new RegistryException("The schema registry at " + base + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException("Interrupted while asking the schema registry at " + base, e);
        }
    }

    private static JsonNode answer(URI uri, HttpResponse<String> response) throws IOException {
        if (response.statusCode() / 100 == 2) {
            return JSON.readTree(response.body());
        }
        String said = response.body();
        throw new RegistryException(
                "The schema registry answered " + response.statusCode() + " to " + uri + ": " + said,
                errorCode(response.statusCode(), said));
    }

    private static int errorCode(int status, String body) {
        try {
            return JSON.readTree(body).path("error_code").asInt(status);
        } catch (IOException notJson) {
            return status;
        }
    }

    private static String body(Schema schema) {
        return json(Map.of("schema", PlainSchema.of(schema).toString()));
    }

    private static String json(Map<String, String> fields) {
        return JSON.valueToTree(fields).toString();
    }

    private static String encode(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
