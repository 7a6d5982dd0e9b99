// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.local.instance.Instance;
import dev.appizer.testing.local.AppizerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole line as its user runs it: started, walked through, killed, started again, stopped. */
@Tag("long")
class LocalModeIT {

    private static final Pattern USER = Pattern.compile("user_[0-9a-f]{8}");
    private static final int ENDED_BY_TERM = 143;

    @TempDir
    private Path data;

    @Test
    void theDemoSucceedsAndWhatItLeftOutlivesAKillAndAChangeOfPorts() throws IOException, InterruptedException {
        String user;
        try (AppizerProcess up = AppizerProcess.up(data)) {
            user = demo();
            assertRefusesASecond();
            up.process().destroyForcibly().waitFor();
        }

        try (AppizerProcess up = AppizerProcess.up(data)) {
            demo();

            assertThat(profile(user).path("eventCount").asInt()).isEqualTo(4);
            assertThat(succeed(
                            "tail", "segments.changes", "--from-beginning", "--limit", "4", "--data", data.toString()))
                    .contains("\"canonicalId\":\"" + user + "\"");
            assertThat(succeed("dead-letters", "list", "--data", data.toString()))
                    .isEqualTo("0 open\n");
            assertThat(succeed("audit", "--data", data.toString())).contains("0 lost", "The books balance.");
            assertThat(succeed("erase", user, "--data", data.toString())).contains("DONE", "Nothing is left");
            assertThat(profile(user).path("error").path("code").asText()).isEqualTo("NOT_FOUND");
            up.process().destroy();
            assertThat(up.end()).as(up.said()).isEqualTo(ENDED_BY_TERM);
            assertThat(up.said()).contains("done; the data stays");
            assertThat(data.resolve("instance.json")).doesNotExist();
        }
    }

    /** Answers the id of the user that it made. */
    private String demo() throws IOException, InterruptedException {
        String said = succeed("demo", "--data", data.toString());
        assertThat(said.lines().filter(line -> line.contains("from Kafka")))
                .hasSize(2)
                .first()
                .asString()
                .contains("ENTERED");
        Matcher user = USER.matcher(said);
        assertThat(user.find()).as(said).isTrue();
        return user.group();
    }

    private JsonNode profile(String user) throws IOException, InterruptedException {
        Instance instance = Instance.parse(Files.readString(data.resolve("instance.json")));
        HttpRequest request = HttpRequest.newBuilder(URI.create(instance.url() + "/v1/profiles/" + user))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return new ObjectMapper().readTree(answer.body());
    }

    private void assertRefusesASecond() throws IOException, InterruptedException {
        try (AppizerProcess second = AppizerProcess.start(data, AppizerProcess.upOnFreePorts(data))) {
            assertThat(second.end()).isEqualTo(1);
            assertThat(second.said()).startsWith("appizer: Another ./appizer up is running on " + data);
        }
    }

    private String succeed(String... arguments) throws IOException, InterruptedException {
        return AppizerProcess.succeed(data, arguments);
    }
}
