#import "Common/ShaderLib/GLSLCompat.glsllib"
// sample: x value of the field, y cavity
attribute vec3 inPosition;
attribute vec3 inNormal;
attribute vec3 inTexCoord;

uniform mat4 g_WorldViewProjectionMatrix;
uniform mat4 g_WorldMatrix;
uniform mat3 g_NormalMatrix;

varying vec3 place;
varying vec3 normal;
varying vec3 sample;

void main() {
    place = (g_WorldMatrix * vec4(inPosition, 1.0)).xyz;
    normal = g_NormalMatrix * inNormal;
    sample = inTexCoord;
    gl_Position = g_WorldViewProjectionMatrix * vec4(inPosition, 1.0);
}
