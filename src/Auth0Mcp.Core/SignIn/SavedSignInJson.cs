using System.Text.Json;
using System.Text.Json.Serialization;

namespace Auth0Mcp.SignIn;

/// <summary>A sign-in as the stores keep it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = false)]
[JsonSerializable(typeof(SavedSignIn))]
internal sealed partial class SavedSignInJson : JsonSerializerContext
{
    public static byte[] Write(SavedSignIn signIn) => JsonSerializer.SerializeToUtf8Bytes(signIn, Default.SavedSignIn);

    /// <summary>Reads what <see cref="Write"/> wrote; null when it is something else.</summary>
    public static SavedSignIn? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(
                json, Default.SavedSignIn) is
            {
                Tenant: not null, Issuer: not null, ClientId: not null, Audience: not null,
                Scopes: not null, AccessToken: not null
            } signIn ? signIn : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
