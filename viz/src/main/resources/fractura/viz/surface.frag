#import "Common/ShaderLib/GLSLCompat.glsllib"
uniform sampler2D m_Colors;
uniform float m_Low;
uniform float m_High;
uniform vec4 m_Blank;
uniform float m_Pixel;
#ifdef FLAT
uniform vec4 m_Flat;
#endif
#ifdef CLIP
uniform vec4 m_Clip;
#endif
#ifdef BANDS
uniform vec3 m_Bands;
#endif
#ifdef FAILS
uniform float m_FailsAbove;
#endif

varying vec3 place;
varying vec3 normal;
varying vec3 sample;

// share of a stripe at this pixel, 0 to 1; slope 1 rises to the right, -1 falls; widths in pixels of the final picture
float stripe(float slope, float period, float width) {
    float along = (gl_FragCoord.x - slope * gl_FragCoord.y) / m_Pixel / 1.41421;
    float off = abs(mod(along, period) - 0.5 * period);
    return 1.0 - smoothstep(0.5 * width - 0.35, 0.5 * width + 0.35, off);
}

void main() {
#ifdef CLIP
    if (dot(m_Clip.xyz, place) > m_Clip.w) {
        discard;
    }
#endif
    vec4 color;
#ifdef FLAT
    color = m_Flat;
#else
    float value = sample.x;
    color = texture2D(m_Colors, vec2(clamp((value - m_Low) / (m_High - m_Low), 0.001, 0.999), 0.5));
    if (value < -1.0e20) {
        color = m_Blank;
    }
  #ifdef FAILS
    if (value > m_FailsAbove) {
        color.rgb = mix(color.rgb, vec3(0.27, 0.0, 0.05), 0.8 * stripe(1.0, 7.0, 1.7));
    }
  #endif
  #ifdef BANDS
    vec3 far = abs(vec3(value) - m_Bands) / max(fwidth(value), 1.0e-6);
    float line = min(far.x, min(far.y, far.z)) / m_Pixel;
    if (fwidth(value) > 1.0e-5) {
        color.rgb = mix(color.rgb * 0.45, color.rgb, smoothstep(0.5, 1.1, line));
    }
  #endif
#endif
#ifndef PLAIN
    vec3 n = normalize(gl_FrontFacing ? normal : -normal);
    float key = max(dot(n, normalize(vec3(-0.45, 0.60, 0.75))), 0.0);
    float fill = max(dot(n, normalize(vec3(0.70, -0.25, 0.60))), 0.0);
    float light = 0.56 + 0.48 * key + 0.14 * fill;
    float rim = 1.0 - clamp(n.z, 0.0, 1.0);
    light *= 1.0 - 0.42 * rim * rim * rim;
    light *= 1.0 - 0.22 * clamp(sample.y, -0.5, 1.0);
  #ifdef GLASS
    color.a *= 0.25 + 0.75 * rim * rim;
  #endif
    // inner walls seen at the rim of a cut pass for the section they border
    float sheen = gl_FrontFacing ? 0.20 * pow(key, 3.0) : 0.0;
    color.rgb *= gl_FrontFacing ? min(light, 1.10) : 1.0;
    color.rgb += (1.0 - color.rgb) * sheen;
#endif
    gl_FragColor = color;
}
