// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.checks.chart.Rendered;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What a {@code KafkaUser} of the chart allows, as a broker takes it. */
final class Acls {

    private Acls() {}

    /** The bindings of a user of this name. */
    static List<AclBinding> of(JsonNode kafkaUser, String name) {
        List<AclBinding> bindings = new ArrayList<>();
        Rendered.each(kafkaUser.at("/spec/authorization/acls")).forEach(acl -> {
            ResourcePattern resource = resource(acl.path("resource"));
            Rendered.each(acl.path("operations"))
                    .forEach(operation -> bindings.add(new AclBinding(
                            resource,
                            new AccessControlEntry(
                                    "User:" + name, "*", operation(operation.asText()), AclPermissionType.ALLOW))));
        });
        return bindings;
    }

    private static ResourcePattern resource(JsonNode resource) {
        ResourceType type =
                ResourceType.fromString(constant(resource.path("type").asText()));
        PatternType pattern = resource.path("patternType").asText("literal").equals("prefix")
                ? PatternType.PREFIXED
                : PatternType.LITERAL;
        return new ResourcePattern(type, resource.path("name").asText(), pattern);
    }

    private static AclOperation operation(String name) {
        return AclOperation.fromString(constant(name));
    }

    /** {@code DescribeConfigs} is {@code DESCRIBE_CONFIGS}. */
    private static String constant(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
