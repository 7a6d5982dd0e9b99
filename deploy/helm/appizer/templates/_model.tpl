{{- /* SPDX-License-Identifier: Apache-2.0 */ -}}

{{- /* Arguments: a map, and one whose values win; also where they are 0, false or empty, which the library's merge passes over. */ -}}
{{- define "appizer.overlay" -}}
{{- $base := deepCopy (index . 0) -}}
{{- range $key, $value := index . 1 -}}
{{- if and (kindIs "map" $value) (kindIs "map" (get $base $key)) -}}
{{- $_ := set $base $key (include "appizer.overlay" (list (get $base $key) $value) | fromYaml) -}}
{{- else if not (kindIs "invalid" $value) -}}
{{- $_ := set $base $key $value -}}
{{- end -}}
{{- end -}}
{{- toYaml $base -}}
{{- end -}}

{{- /* Arguments: root, one of gateway, enrichment, identity, segment, action, analytics. All that the templates ask of a service. */ -}}
{{- define "appizer.service" -}}
{{- $root := index . 0 -}}
{{- $key := index . 1 -}}
{{- $isStage := has $key (list "enrichment" "identity" "segment" "action") -}}
{{- $component := ternary (printf "%s-stream" $key) (ternary "ingest-gateway" $key (eq $key "gateway")) $isStage -}}
{{- $values := get $root.Values $key -}}
{{- if $isStage -}}
{{- $values = include "appizer.overlay" (list $root.Values.stages (get $root.Values $key)) | fromYaml -}}
{{- end -}}
{{- $config := include "appizer.overlay" (list $root.Values.config $values.config) | fromYaml -}}
{{- $pods := include "appizer.overlay" (list $root.Values.pods $values.pods) | fromYaml -}}
{{- $isScaled := ternary $root.Values.keda.enabled (dig "autoscaling" "enabled" false $values) $isStage -}}
{{- dict "key" $key "component" $component "isStage" $isStage "isScaled" $isScaled
      "name" (printf "%s-%s" (include "appizer.fullname" $root) $component)
      "hasApi" (ne $key "enrichment") "hasDisk" (ne $key "gateway")
      "replicas" (ternary (ternary 1 2 (eq $key "analytics")) $values.replicas (kindIs "invalid" $values.replicas))
      "secretOfTls" (default $root.Values.http.tls.secret $values.tlsSecret)
      "applicationId" (include "appizer.applicationId" (list $root $component))
      "values" $values "config" $config "pods" $pods | toYaml -}}
{{- end -}}

{{- /* Arguments: root, component, its kafkaUser. Who it is at Kafka: username, secret. */ -}}
{{- define "appizer.kafkaUser" -}}
{{- $root := index . 0 -}}
{{- $own := index . 2 -}}
{{- $made := ternary (printf "%s-%s" (include "appizer.fullname" $root) (index . 1)) "" $root.Values.strimzi.users.enabled -}}
{{- dict "username" (coalesce $own.username $made $root.Values.kafka.auth.username "")
      "secret" (coalesce $own.secret $made $root.Values.kafka.auth.secret "") | toYaml -}}
{{- end -}}

{{- /* What each stage reads that says how far behind it is. */ -}}
{{- define "appizer.lagTopics" -}}
enrichment: [events.raw]
identity: [events.enriched]
segment: [events.resolved, segments.contributions]
action: [segments.changes, events.resolved, profiles]
{{- end -}}

{{- /* The map of topics, as the code has it. */ -}}
{{- define "appizer.topics" -}}
retained: [events.raw, events.enriched, events.resolved, events.dead-letter, identity.seen, identity.changes,
  identity.conflicts, segments.contributions, segments.changes, commands, actions.notifications]
compacted: [identity.aliases, segments.membership, profiles, actions.deliveries]
single: [segments.definitions, campaigns]
{{- end -}}

{{- /* Who reads and writes what. A reset also reads what the stage had told. */ -}}
{{- define "appizer.access" -}}
gateway:
  write: [events.raw]
enrichment:
  read: [events.raw, events.dead-letter]
  write: [events.enriched, events.dead-letter]
identity:
  read: [events.enriched, identity.aliases, commands, identity.seen, identity.changes, identity.conflicts]
  write: [events.resolved, identity.aliases, identity.seen, identity.changes, identity.conflicts, commands,
    events.dead-letter]
segment:
  read: [events.resolved, identity.seen, identity.changes, commands, segments.definitions, segments.contributions,
    segments.changes, segments.membership, profiles]
  write: [segments.changes, segments.membership, profiles, segments.contributions, segments.definitions, commands,
    events.dead-letter]
action:
  read: [segments.changes, events.resolved, profiles, identity.changes, campaigns, actions.notifications,
    segments.definitions]
  write: [actions.notifications, actions.deliveries, campaigns, events.dead-letter]
analytics:
  read: [events.resolved, identity.aliases, profiles, commands]
  write: []
{{- end -}}
