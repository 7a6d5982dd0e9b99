// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.chart;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.google.gson.annotations.SerializedName;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.Quantity;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether values are of the types that a model's fields have. The model's own validation takes a text for a number, and the
 * other way round; a cluster does not.
 */
final class FieldTypes {

    private final List<String> problems = new ArrayList<>();

    private FieldTypes() {}

    /** A line for each value of a wrong type or under a name that the model does not have. */
    static List<String> problems(Class<?> model, JsonElement json) {
        FieldTypes types = new FieldTypes();
        types.check("", model, json);
        return types.problems;
    }

    private void check(String path, Type type, JsonElement json) {
        if (json.isJsonNull()) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            checkContainer(path, generic, json);
        } else if (type instanceof Class<?> plain && plain.getName().startsWith("io.kubernetes.client.openapi")) {
            checkFields(path, plain, json);
        } else if (!fits(type, json)) {
            problems.add(path + " is not " + type.getTypeName() + ": " + json);
        }
    }

    private void checkContainer(String path, ParameterizedType type, JsonElement json) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class && json.isJsonArray()) {
            for (int i = 0; i < json.getAsJsonArray().size(); i++) {
                check(path + "/" + i, arguments[0], json.getAsJsonArray().get(i));
            }
        } else if (type.getRawType() == Map.class && json.isJsonObject()) {
            json.getAsJsonObject().asMap().forEach((name, value) -> check(path + "/" + name, arguments[1], value));
        } else {
            problems.add(path + " is not " + type.getTypeName() + ": " + json);
        }
    }

    private void checkFields(String path, Class<?> model, JsonElement json) {
        if (!json.isJsonObject()) {
            problems.add(path + " is not " + model.getSimpleName() + ": " + json);
            return;
        }
        Map<String, Type> fields = new HashMap<>();
        for (Field field : model.getDeclaredFields()) {
            SerializedName name = field.getAnnotation(SerializedName.class);
            if (name != null) {
                fields.put(name.value(), field.getGenericType());
            }
        }
        json.getAsJsonObject().asMap().forEach((name, value) -> {
            Type type = fields.get(name);
            if (type == null) {
                problems.add(path + "/" + name + " is not a field of " + model.getSimpleName());
            } else {
                check(path + "/" + name, type, value);
            }
        });
    }

    private static boolean fits(Type type, JsonElement json) {
        if (!(json instanceof JsonPrimitive value)) {
            return type == Object.class;
        }
        if (type == Integer.class || type == Long.class) {
            return value.isNumber() && value.getAsString().matches("-?\\d+");
        }
        if (type == Boolean.class) {
            return value.isBoolean();
        }
        if (type == IntOrString.class || type == Quantity.class) {
            return !value.isBoolean();
        }
        return type == Object.class || value.isString();
    }
}
