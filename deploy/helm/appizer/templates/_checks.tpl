{{- /* SPDX-License-Identifier: Apache-2.0 */ -}}

{{- /* What the schema of the values can't say. Each message says what to do. */ -}}
{{- define "appizer.checks" -}}
{{- $values := .Values -}}
{{- if not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" (include "appizer.fullname" .)) }}{{ fail (printf "%s can't be the beginning of a Service's name: set fullnameOverride" (include "appizer.fullname" .)) }}{{ end -}}
{{- if not $values.kafka.bootstrapServers }}{{ fail "kafka.bootstrapServers is missing: set it to the brokers, host:port between commas" }}{{ end -}}
{{- if not $values.registry.url }}{{ fail "registry.url is missing: set it to the schema registry's URL" }}{{ end -}}
{{- if not $values.keys.secret }}{{ fail "keys.secret is missing: name a Secret with the file of keys, or nobody could send anything" }}{{ end -}}
{{- if and (ne $values.kafka.auth.type "none") (not $values.kafka.tls.enabled) }}{{ fail (printf "kafka.auth.type %s needs TLS: set kafka.tls.enabled" $values.kafka.auth.type) }}{{ end -}}
{{- if and $values.kafka.tls.caSecret (not $values.kafka.tls.enabled) }}{{ fail "kafka.tls.caSecret has no use without TLS: set kafka.tls.enabled" }}{{ end -}}
{{- if and (eq $values.topics.create "strimzi") (not $values.strimzi.cluster) }}{{ fail "topics.create: strimzi needs strimzi.cluster, the name of the Kafka object" }}{{ end -}}
{{- if $values.strimzi.users.enabled -}}
{{- if not $values.strimzi.cluster }}{{ fail "strimzi.users.enabled needs strimzi.cluster, the name of the Kafka object" }}{{ end -}}
{{- if not (has $values.kafka.auth.type (list "scram-sha-512" "tls")) }}{{ fail (printf "strimzi.users.enabled needs kafka.auth.type scram-sha-512 or tls; it is %s" $values.kafka.auth.type) }}{{ end -}}
{{- end -}}
{{- if and $values.ingress.tls.secret (not $values.ingress.tls.enabled) }}{{ fail "ingress.tls.secret has no use without TLS: set ingress.tls.enabled" }}{{ end -}}
{{- if and $values.ingress.enabled (not $values.ingress.hosts) }}{{ fail "ingress.enabled needs ingress.hosts: name at least one" }}{{ end -}}
{{- range list "gateway" "enrichment" "identity" "segment" "action" "analytics" -}}
{{- include "appizer.checksOfService" (list $ (include "appizer.service" (list $ .) | fromYaml)) -}}
{{- end -}}
{{- if and $values.actionSecrets.smtpPasswordKey (not $values.actionSecrets.secret) }}{{ fail "actionSecrets.smtpPasswordKey has no use without actionSecrets.secret: name the Secret that has it" }}{{ end -}}
{{- if and $values.actionSecrets.analyticsKeyKey (not $values.actionSecrets.secret) }}{{ fail "actionSecrets.analyticsKeyKey has no use without actionSecrets.secret: name the Secret that has it" }}{{ end -}}
{{- if eq $values.topics.create "job" -}}
{{- include "appizer.checksOfUser" (list $ "topics" "topics.job" $values.topics.job.kafkaUser) -}}
{{- end -}}
{{- end -}}

{{- /* Arguments: root, component, where it is in the values, its kafkaUser. */ -}}
{{- define "appizer.checksOfUser" -}}
{{- $auth := (index . 0).Values.kafka.auth -}}
{{- $where := index . 2 -}}
{{- if ne $auth.type "none" -}}
{{- $user := include "appizer.kafkaUser" (list (index . 0) (index . 1) (index . 3)) | fromYaml -}}
{{- if not $user.secret }}{{ fail (printf "kafka.auth.type %s needs a Secret for %s: set kafka.auth.secret, %s.kafkaUser.secret or strimzi.users.enabled" $auth.type $where $where) }}{{ end -}}
{{- if and (ne $auth.type "tls") (not $user.username) }}{{ fail (printf "kafka.auth.type %s needs a user for %s: set kafka.auth.username, %s.kafkaUser.username or strimzi.users.enabled" $auth.type $where $where) }}{{ end -}}
{{- end -}}
{{- end -}}

{{- /* Arguments: root, service. */ -}}
{{- define "appizer.checksOfService" -}}
{{- $root := index . 0 -}}
{{- $service := index . 1 -}}
{{- $key := $service.key -}}
{{- $values := $service.values -}}
{{- include "appizer.checksOfUser" (list $root $service.component $key $values.kafkaUser) -}}
{{- include "appizer.checksOfConfig" . -}}
{{- if and $root.Values.http.tls.enabled (not $service.secretOfTls) }}{{ fail (printf "http.tls.enabled needs a certificate for %s: set http.tls.secret or %s.tlsSecret" $key $key) }}{{ end -}}
{{- if and $service.isScaled (not (kindIs "invalid" $values.replicas)) }}{{ fail (printf "%s.replicas and %s contradict each other: leave replicas out, and set minReplicas and maxReplicas" $key (ternary "keda.enabled" "gateway.autoscaling.enabled" $service.isStage)) }}{{ end -}}
{{- $scaling := ternary $values.keda $values.autoscaling $service.isStage -}}
{{- if and $service.isScaled (gt (int $scaling.minReplicas) (int $scaling.maxReplicas)) }}{{ fail (printf "%s: minReplicas %d is beyond maxReplicas %d" $key (int $scaling.minReplicas) (int $scaling.maxReplicas)) }}{{ end -}}
{{- if $service.isStage -}}
{{- include "appizer.checksOfStage" . -}}
{{- end -}}
{{- end -}}

{{- /* Arguments: root, service. */ -}}
{{- define "appizer.checksOfStage" -}}
{{- $root := index . 0 -}}
{{- $service := index . 1 -}}
{{- $key := $service.key -}}
{{- $values := $service.values -}}
{{- if and $service.isScaled (gt (int $values.keda.maxReplicas) (int $root.Values.topics.partitions)) }}{{ fail (printf "%s: keda.maxReplicas %d is beyond topics.partitions %d, and instances without a partition do nothing: lower it" $key (int $values.keda.maxReplicas) (int $root.Values.topics.partitions)) }}{{ end -}}
{{- if and (not $root.Values.stageSecrets.secret) (or $service.isScaled (gt (int $service.replicas) 1)) }}{{ fail (printf "stageSecrets.secret is missing: instances of %s sign what they ask one another; name a Secret, or set %s.replicas to 1" $key $key) }}{{ end -}}
{{- if eq $root.Values.groupProtocol "streams" -}}
{{- range list "standbyReplicas" "sessionTimeoutMs" "heartbeatIntervalMs" -}}
{{- if not (kindIs "invalid" (get $values .)) }}{{ fail (printf "%s.%s can't be set with groupProtocol: streams, where it is the brokers' business: set it on the group" $key .) }}{{ end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* Arguments: root, service. */ -}}
{{- define "appizer.checksOfConfig" -}}
{{- $root := index . 0 -}}
{{- $service := index . 1 -}}
{{- $own := include "appizer.ownSettings" . | fromYaml -}}
{{- $reserved := list "advertised.url" "state.directory" "standby.replicas" "keys.file" "instances.key" "erasure.hash.key" "basic.auth.user.info" "topics.replication.factor" -}}
{{- range $name, $value := $service.config -}}
{{- $text := include "appizer.text" $value -}}
{{- if or (hasKey $own $name) (has $name $reserved) (hasPrefix "http.tls." $name) }}{{ fail (printf "config of %s: %s is what the chart writes itself; set the value that it has for it" $service.key $name) }}{{ end -}}
{{- if regexMatch "group\\.(protocol|instance\\.id)$|(session\\.timeout|heartbeat\\.interval)\\.ms$|num\\.standby\\.replicas$" $name }}{{ fail (printf "config of %s: %s belongs to groupProtocol, which sets it as that protocol wants it" $service.key $name) }}{{ end -}}
{{- if and (regexMatch "password|secret|jaas\\.config$|user\\.info$|keystore\\.key$|\\.key$" $name) (not (contains "${file:" $text)) }}{{ fail (printf "config of %s: %s is a secret; mount its Secret with extraVolumes and write ${file:PATH}" $service.key $name) }}{{ end -}}
{{- end -}}
{{- end -}}
